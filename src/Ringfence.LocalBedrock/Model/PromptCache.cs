using System.Collections.Concurrent;

namespace Ringfence.LocalBedrock.Model;

/// <summary>
/// Which marked prefixes were seen lately: the first call writes one, later calls read it, and each read renews it (5 minutes,
/// or an hour where asked). AWS's minimum length is not applied, so that short tests show cache tokens too.
/// </summary>
internal sealed class PromptCache(TimeProvider time)
{
    private const int MostEntries = 10_000;

    private readonly ConcurrentDictionary<(string Model, string Digest), DateTimeOffset> _until = new();

    public Usage Account(string model, int inputCharacters, CachedPrefix? prefix, int outputTokens)
    {
        var all = Math.Max(1, Usage.Tokens(inputCharacters));
        if (prefix is null)
        {
            return new(all, outputTokens);
        }

        if (_until.Count > MostEntries)
        {
            _until.Clear();
        }

        var now = time.GetUtcNow();
        var key = (model, prefix.Digest);
        var known = _until.TryGetValue(key, out var until) && until > now;
        _until[key] = now + (prefix.ForAnHour ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(5));
        var cached = Math.Min(all, Usage.Tokens(prefix.Characters));
        return new(all - cached, outputTokens, known ? cached : 0, known ? 0 : cached, prefix.ForAnHour);
    }
}
