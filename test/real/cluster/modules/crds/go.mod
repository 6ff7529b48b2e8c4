// No program: the CustomResourceDefinitions of the examples are files of other modules, which crds.ts names; go.sum pins them.
module cluster/crds

go 1.26.0
