// One Node process serves the whole run; synthesis in parallel fails or hangs in it.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
