package prose

import (
	"iter"
	"slices"
)

// Each returns what f makes of each item of a list, in the same order; nil of an empty one.
func Each[T, U any](list []T, f func(T) U) []U {
	out := make([]U, 0, len(list))
	for _, item := range list {
		out = append(out, f(item))
	}
	return out
}

// Only returns the items of a list for which keep is true; nil if it is for none.
func Only[T any](list []T, keep func(T) bool) []T {
	var out []T
	for _, item := range list {
		if keep(item) {
			out = append(out, item)
		}
	}
	return out
}

// Strings returns words of a type of their own as strings.
func Strings[T ~string](list []T) []string {
	return Each(list, func(item T) string { return string(item) })
}

// First returns the first item of a list for which is holds; false if it holds for none.
func First[T any](list []T, is func(T) bool) (T, bool) {
	if i := slices.IndexFunc(list, is); i >= 0 {
		return list[i], true
	}
	var none T
	return none, false
}

// Grouped yields each key that key gives to the items of a list, in the order in which
// it first comes, with its items.
func Grouped[K comparable, T any](list []T, key func(T) K) iter.Seq2[K, []T] {
	var keys []K
	of := map[K][]T{}
	for _, item := range list {
		k := key(item)
		if _, seen := of[k]; !seen {
			keys = append(keys, k)
		}
		of[k] = append(of[k], item)
	}
	return func(yield func(K, []T) bool) {
		for _, k := range keys {
			if !yield(k, of[k]) {
				return
			}
		}
	}
}
