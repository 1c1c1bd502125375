namespace Ringfence.Evidence.Ingest;

/// <summary>How far an ingest has come.</summary>
/// <param name="BytesDone">Of <paramref name="Bytes"/>, as they lie on disk.</param>
public sealed record IngestProgress(
    long FilesDone,
    long Files,
    long BytesDone,
    long Bytes,
    long Records,
    TimeSpan Elapsed
);
