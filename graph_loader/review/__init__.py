"""What a person looks at to settle whether two nodes are one: candidates with the evidence of both sides, and what became of judgements."""
