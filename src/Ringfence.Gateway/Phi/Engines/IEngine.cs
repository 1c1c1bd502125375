namespace Ringfence.Gateway.Phi.Engines;

/// <summary>Another detector behind a wire. Says what it found, or throws; it never says less than it was told.</summary>
internal interface IEngine
{
    /// <summary>The longest text that it takes at once, in bytes of UTF-8.</summary>
    int MostBytes { get; }

    /// <summary>What it finds in one text.</summary>
    /// <param name="text">Not empty, at most <see cref="MostBytes"/>, no half surrogate pairs.</param>
    /// <exception cref="EngineException">It gave no judgement.</exception>
    /// <exception cref="HttpRequestException">It could not be reached, or the connection was cut.</exception>
    Task<IReadOnlyList<EngineSpan>> FindAsync(string text, CancellationToken cancel);
}
