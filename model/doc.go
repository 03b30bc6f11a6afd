// Package model holds what comity knows: the norms of responsible State
// behaviour in cyberspace, the statements that carry them, the States, and
// what each State did about each statement.
//
// The parts, in the order in which they are used:
//
//   - [Load] reads the files people edit, strictly, and reports every fault at
//     once; [Unpack] reads the compact form made from them, for a fast start.
//   - [Corpus] is the result: immutable, shared by every face and session.
//   - [Act] is the honest vocabulary. What a State did is computed once, when
//     the corpus is built, and never anywhere else.
//   - [Carriage] says how a statement carries a norm.
//
// The package knows nothing of terminals, files of the operating system,
// clocks or goroutines. It may be imported by everything and imports nothing
// of comity.
package model
