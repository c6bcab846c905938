package main

import "strings"

// scalarTexts lists the scalars of the table of facts, in groups. A group is
// one line of the source so that the list stays short; texts are separated by
// a blank that no text contains, or given one by one where they contain it.
var scalarTexts = concat(
	// integers, signs, leading zeros
	words(`0 1 42 -1 +1 -0 +0 00 01 0644 -0644 +0644 0777 08 09 0089 -08 --1 +-1 1+1 12e 1a`),
	// 0o, 0x, 0b, with upper case prefixes and signs
	words(`0o644 0O644 -0o644 +0o644 0o 0o8 0o_7 0x1F 0X1F 0x1f -0x1F +0x1F 0x 0xG 0x_1F 0x1_F`),
	words(`0b11 0B11 -0b11 +0b11 0b 0b2 0b_1 0b1_1 -0b 0x-1 0b-1 0b+1 -0b-1 -0b+1`),
	// underscores
	words(`1_000 1__0 1_ _1 -1_000 -_1 +_1 0_7 0777_1 0_8 1_000.5 1_0e3 1._5 _ 0_ 1_.5`),
	// large integers
	words(`2147483647 2147483648 9007199254740991 9007199254740992 9007199254740993`),
	words(`9223372036854775807 9223372036854775808 -9223372036854775808 -9223372036854775809`),
	words(`18446744073709551615 18446744073709551616 123456789012345678901234567890`),
	words(`0xFFFFFFFFFFFFFFFF 0x1FFFFFFFFFFFFFFFF 01777777777777777777777 0b1111111111111111111111111111111111111111111111111111111111111111`),
	// floats
	words(`1.0 1.50 -1.5 +1.5 1. -1. .5 -.5 +.5 0.0 -0.0 00.5 01.5 1.5.2 1..5 . .. ... .e1 .1e1 1.e1`),
	words(`1e3 1e5 1E+5 1e+5 1E5 1e-5 1e-7 -1e3 +1e3 1e 1e+ e1 1e0 0e0 09e1 08.5 1e20 1e21 1e22 1e308 1e309 -1e309 1e-400`),
	words(`123456789.123456789 0.1 0.30000000000000004 100000000000000000000.0 1.0e2 685.230_15e+03 ._5 .5_5 .1_0 .5e .0x1 .0x1p4`),
	words(`0x1p4 0x1.8p1 0x.8 1p4 1e1_0 .1e1_0 6.8523015e+5 12e03 3.14 10m 1Gi 500Mi 1.5Gi 1h 1s 30s 0.5s 100%`),
	// infinities and not-a-number
	words(`.inf .Inf .INF .iNF +.inf +.Inf +.INF -.inf -.Inf -.INF inf Inf INF +inf -inf Infinity -Infinity`),
	words(`.nan .NaN .NAN .Nan +.nan -.nan nan NaN NAN`),
	// booleans in every usual and unusual case
	words(`y Y yes Yes YES yEs yeS n N no No NO nO true True TRUE tRUE t T`),
	words(`false False FALSE fALSE f F on On ON oN off Off OFF oFF`),
	// null
	words(`~ null Null NULL nULL nil None ~~ !!null`),
	[]string{""},
	// time stamps and sexagesimal
	words(`2001-01-01 2001-1-1 2001-13-01 01-01-2001 2001-01-01T10:00:00Z 2001-01-01t10:00:00Z 2001-12-14T21:59:43.10-05:00`),
	[]string{"2001-01-01 10:00:00", "2001-12-14 21:59:43.10 -5"},
	words(`1:30 01:30 1:30:00 190:20:30 190:20:30.15 -1:30 0:0 12:00 22:22 8080:80 127.0.0.1 1.2.3 10.0.0.0/8`),
	// characters that are almost something
	words(`= << <<< - + -- ++ -a +a -_ +_ -. +. -.e1 -.e / // a b x o O 0z 0o9 1,000 1-2 1/2 v1 =1 <`),
	words(`"0644" '0644' "yes" 'no' "" '' "~" "null" "1:30" "1e3" "<<" '=' "\x41" "\u00e4" "a\tb" 'it''s'`),
	[]string{"- ", "a b", "a  b", "a # c", "a#b", "yes # c", "0644 # c", "# c", "~ # c", "\t1", "1\t", "1 2", "yes no"},
	// block scalars are always strings
	[]string{"|\n  0644", "|-\n  yes", ">-\n  1\n  2", "|+\n  a\n\n", "1\n  2", "yes\n  no", "a\n\n  b"},
	// tags
	[]string{"!!str 1", "!!str yes", "!!str 0644", "!!str", "!!str ~", "!!str 2001-01-01", "! 1", "! yes", "!foo 1", "!foo yes", "!foo"},
	[]string{"!!int 1", `!!int "1"`, `!!int "0644"`, "!!int 1.0", "!!int 1.5", "!!int a", "!!int", "!!float 1", "!!float 1.5", "!!float a", `!!float "1e3"`},
	[]string{"!!bool yes", `!!bool "yes"`, "!!bool true", "!!bool 1", "!!bool a", "!!null ~", `!!null ""`, `!!null "null"`, "!!null a"},
	[]string{"!!binary aGVsbG8=", "!!binary //8=", "!!binary '%'", "!!binary", "!!timestamp 2001-01-01", `!!timestamp "2001-01-01"`, "!!timestamp a"},
	[]string{"!!map {a: 1}", "!!seq [1]", "!!str [1]", "!!set {a}", "!!omap [a: 1]", "!!merge <<", "!!merge a", "!!value =", "!<tag:yaml.org,2002:str> 1"},
	// collections, anchors, errors
	[]string{"[]", "{}", "[1, yes, ~]", "{a}", "{a: }", "{? a}", "[a: 1]", "[,]", "[1,]", "{a: 1,}", "&a 1", "&a", "*a", "&a yes", "&a !!str yes", "!!str &a yes"},
	[]string{"[a, [b, {c: d}]]", `{"a":1}`, `{"a":yes}`, "{a:1}", "{a: 1, b}", "[1 2]", "[", "{", "]", "}", "@a", "`a", "%a", "!", "a: b", "? a", "|", ">", "|1", "'", `"`, `"\q"`},
	[]string{"é", "\u00a0", "a\u00a0b", "日本", "😀", "\u0085", "a\u2028b", "a\ufeffb", "<a&b>", `"<a&b>"`, "a\x7fb", "a\x01b", `"\0"`, `"\e"`, `"\N"`, `"\/"`, `"\ud83d\ude00"`},
)

func words(list string) []string { return strings.Fields(list) }

func concat(groups ...[]string) []string {
	seen := map[string]bool{}
	var all []string
	for _, group := range groups {
		for _, text := range group {
			if !seen[text] {
				seen[text] = true
				all = append(all, text)
			}
		}
	}
	return all
}
