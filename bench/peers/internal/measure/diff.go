package measure

import "bytes"

// lineDiff returns how many lines of before are gone in after and how many
// lines of after are new, as `git diff --numstat` does: the shortest edit
// script by Myers' greedy algorithm, of which only the length is needed.
// Line ends belong to their lines, so CRLF turned to LF is a changed line.
func lineDiff(before, after []byte) (removed, added int) {
	ids := map[string]int{}
	a, b := intern(before, ids), intern(after, ids)
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	length := editLength(a, b)
	return (length + len(a) - len(b)) / 2, (length - len(a) + len(b)) / 2
}

func intern(text []byte, ids map[string]int) []int {
	var lines []int
	for _, line := range bytes.SplitAfter(text, []byte("\n")) {
		id, ok := ids[string(line)]
		if !ok {
			id = len(ids)
			ids[string(line)] = id
		}
		lines = append(lines, id)
	}
	if n := len(lines); n > 0 && len(text) > 0 && text[len(text)-1] == '\n' {
		lines = lines[:n-1] // what follows the last line end is no line
	}
	return lines
}

func editLength(a, b []int) int {
	limit := len(a) + len(b)
	furthest := make([]int, 2*limit+3)
	middle := limit + 1
	for d := 0; d <= limit; d++ {
		for k := -d; k <= d; k += 2 {
			down := k == -d || k != d && furthest[middle+k-1] < furthest[middle+k+1]
			x := 0
			if d > 0 && down {
				x = furthest[middle+k+1]
			} else if d > 0 {
				x = furthest[middle+k-1] + 1
			}
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			furthest[middle+k] = x
			if x >= len(a) && x-k >= len(b) {
				return d
			}
		}
	}
	return limit
}
