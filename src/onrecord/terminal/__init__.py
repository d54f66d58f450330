"""The ledger in a terminal: lists, one record with its evidence, the progress of a build."""
