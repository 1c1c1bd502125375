using Ringfence.Benchmarks;
using Ringfence.Benchmarks.Gateway;
using Ringfence.Benchmarks.Ledger;
using Ringfence.Benchmarks.Redaction;
using Ringfence.Benchmarks.Trail;

// Self-timed: each prints a table. Compare numbers of one run only, on an idle machine.
switch (args)
{
    case ["eventstream"]:
        return EventStreamBench.Run();
    case ["ledger", .. var directory]:
        return await LedgerAppendBench.Run(directory);
    case ["redaction"]:
        return RedactionBench.Run();
    case ["unrecorded-gateway", var configurationFile]:
        Ringfence.Gateway.Listening.SocketThreads.TakeCompletions();
        return await UnrecordedGateway.RunAsync(configurationFile);
    case ["trail-generate", var directory, var events]:
        return TrailGenerator.Run(directory, events);
    default:
        Console.Error.WriteLine("benchmarks: eventstream, ledger [DIRECTORY], redaction");
        return 2;
}
