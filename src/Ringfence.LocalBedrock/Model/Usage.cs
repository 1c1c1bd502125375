namespace Ringfence.LocalBedrock.Model;

/// <summary>Tokens of one call. <see cref="Input"/> excludes what was read from or written to the prompt cache, as at AWS.</summary>
internal sealed record Usage(int Input, int Output, int CacheRead = 0, int CacheWrite = 0, bool CacheForAnHour = false)
{
    /// <summary>Whether the request marked a prefix to be cached.</summary>
    public bool Cached => CacheRead + CacheWrite > 0;

    public int Total => Input + CacheRead + CacheWrite + Output;

    /// <summary>The stand-in's tokenizer: four characters a token, rounded up.</summary>
    public static int Tokens(int characters) => (characters + 3) / 4;
}
