package accessible

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxLine is how long a typed line may be, in bytes: longer than any command.
const maxLine = 8192

// lines reads what is typed, a line at a time.
type lines struct{ in *bufio.Reader }

func newLines(r io.Reader) *lines { return &lines{bufio.NewReaderSize(r, maxLine)} }

// unreadError says why a line was not read. The next one may be.
type unreadError struct{ why string }

// Error is a line for the visitor.
func (e *unreadError) Error() string { return e.why }

// next reads a line without its end; the last one may have none. A line that is
// too long or is not text is skipped.
func (l *lines) next() (string, error) {
	data, err := l.in.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		total := len(data)
		for errors.Is(err, bufio.ErrBufferFull) {
			data, err = l.in.ReadSlice('\n')
			total += len(data)
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return "", err
		}
		return "", &unreadError{"Not read: the line has " + strconv.Itoa(total) + " bytes; the limit is " + strconv.Itoa(maxLine) + " are read."}
	}
	if err != nil && (!errors.Is(err, io.EOF) || len(data) == 0) {
		return "", err
	}
	data = bytes.TrimPrefix(bytes.TrimRight(data, "\r\n"), []byte("\ufeff"))
	if !utf8.Valid(data) {
		return "", &unreadError{"Not read: the line is not valid UTF-8."}
	}
	line := strings.ReplaceAll(string(data), "\t", " ")
	if strings.ContainsFunc(line, unicode.IsControl) {
		return "", &unreadError{"Not read: the line holds control characters, such as those of an arrow key."}
	}
	return strings.TrimSpace(line), nil
}
