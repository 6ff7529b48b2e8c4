module cluster/stand-in

go 1.26.0
