// Package measure runs one way of rewriting over a list of files and prints
// what it cost and what it disturbed.
package measure

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"time"
)

// Rewrite reads all documents of a file, edits them if edit is set, and
// returns the file as the tool writes it, with the number of values edited.
type Rewrite func(file []byte, edit bool) (out []byte, edits int, err error)

// report is what a program prints. Files that fail are left out of every
// figure but failed.
type report struct {
	Tool        string     `json:"tool"`
	Version     string     `json:"version"`
	Files       int        `json:"files"`
	Failed      int        `json:"failed"`
	FailedFiles []string   `json:"failedFiles"`
	Bytes       int        `json:"bytes"`
	Edits       int        `json:"edits"`
	Repetitions int        `json:"repetitions"`
	Seconds     float64    `json:"seconds"` // median of the repetitions
	Fastest     float64    `json:"fastestSeconds"`
	MBPerSecond float64    `json:"megabytesPerSecond"` // 1,000,000 bytes, of the median
	Collateral  collateral `json:"collateral"`
}

// collateral compares each file with what the tool writes when it has nothing
// to edit: every line in that diff is one a perfect editor would have left.
type collateral struct {
	Identical int     `json:"identicalFiles"`
	Lines     int     `json:"lines"` // of the originals
	Removed   int     `json:"removed"`
	Added     int     `json:"added"`
	Touched   float64 `json:"touchedPercent"` // removed of lines
}

// Main is the main function of a peer's program.
func Main(tool, version string, rewrite Rewrite) {
	repetitions := flag.Int("n", 10, "how often all files are rewritten")
	flag.Parse()
	runtime.GOMAXPROCS(1)
	r, err := run(tool, version, *repetitions, rewrite)
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(r)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(tool, version string, repetitions int, rewrite Rewrite) (report, error) {
	r := report{Tool: tool, Version: version, Repetitions: repetitions, FailedFiles: []string{}}
	var good []string
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		path := lines.Text()
		file, err := os.ReadFile(path)
		if err != nil {
			return r, err
		}
		_, edits, failed := rewrite(file, true)
		null, _, err := rewrite(file, false)
		if failed != nil || err != nil {
			r.FailedFiles = append(r.FailedFiles, path)
			continue
		}
		good = append(good, path)
		r.Bytes += len(file)
		r.Edits += edits
		r.Collateral.add(file, null)
	}
	r.Files, r.Failed = len(good), len(r.FailedFiles)
	if err := lines.Err(); err != nil {
		return r, err
	}
	err := r.time(good, rewrite)
	return r, err
}

func (c *collateral) add(before, after []byte) {
	removed, added := lineDiff(before, after)
	if removed+added == 0 {
		c.Identical++
	}
	c.Lines += len(intern(before, map[string]int{}))
	c.Removed += removed
	c.Added += added
	c.Touched = 100 * float64(c.Removed) / float64(max(c.Lines, 1))
}

// time measures reading, editing and writing to memory of all good files.
func (r *report) time(good []string, rewrite Rewrite) error {
	var seconds []float64
	for range r.Repetitions {
		start := time.Now()
		for _, path := range good {
			file, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if _, _, err := rewrite(file, true); err != nil {
				return err
			}
		}
		seconds = append(seconds, time.Since(start).Seconds())
	}
	slices.Sort(seconds)
	if len(seconds) > 0 {
		r.Fastest, r.Seconds = seconds[0], seconds[len(seconds)/2]
		r.MBPerSecond = float64(r.Bytes) / 1e6 / r.Seconds
	}
	return nil
}
