// Package quick highlights source code, by leaving it as it is.
package quick

import "io"

// Highlight writes the source.
func Highlight(w io.Writer, source, _, _, _ string) error {
	_, err := io.WriteString(w, source)
	return err
}
