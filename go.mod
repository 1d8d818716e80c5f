module romukura

go 1.26.0
