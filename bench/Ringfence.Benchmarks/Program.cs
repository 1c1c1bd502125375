using Ringfence.Benchmarks;

switch (args)
{
    case ["eventstream"]:
        return EventStreamBench.Run();
    default:
        Console.Error.WriteLine("benchmarks: eventstream");
        return 2;
}
