using Ringfence.Benchmarks;
using Ringfence.Benchmarks.Ledger;

// Self-timed: each prints a table. Compare numbers of one run only, on an idle machine.
switch (args)
{
    case ["eventstream"]:
        return EventStreamBench.Run();
    case ["ledger", .. var directory]:
        return await LedgerAppendBench.Run(directory);
    default:
        Console.Error.WriteLine("benchmarks: eventstream, ledger [DIRECTORY]");
        return 2;
}
