package measure

import "testing"

func TestLineDiff(t *testing.T) {
	for _, c := range []struct {
		before, after  string
		removed, added int
	}{
		{"", "", 0, 0},
		{"a\nb\n", "a\nb\n", 0, 0},
		{"a\nb\nc\n", "a\nc\n", 1, 0},
		{"a\nc\n", "a\nb\nc\n", 0, 1},
		{"a\nb\nc\n", "a\nB\nc\n", 1, 1},
		{"a\r\nb\r\n", "a\nb\n", 2, 2},
		{"a\nb", "a\nb\n", 1, 1},
		{"a\nb\nc\nd\n", "c\nd\na\nb\n", 2, 2},
		{"", "a\n", 1, 1},
		{"a\n", "", 1, 1},
		{"x\na\nb\ny\n", "x\nc\nd\ne\ny\n", 2, 3},
	} {
		removed, added := lineDiff([]byte(c.before), []byte(c.after))
		if removed != c.removed || added != c.added {
			t.Errorf("%q to %q: got -%d +%d, want -%d +%d", c.before, c.after, removed, added, c.removed, c.added)
		}
	}
}
