namespace Ringfence.Posture.Live;

/// <summary>Page after page of a list.</summary>
internal static class Pages
{
    /// <summary>Asks until no token comes back.</summary>
    /// <param name="ask">One page for a token (null: the first), and the next one's token.</param>
    /// <exception cref="RefusedCallException">A page was refused, or the service gave the same token again (<c>PagingBroke</c>): what was got before is with the caller.</exception>
    public static async Task ReadAsync(Func<string?, Task<string?>> ask)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? token = null;
        do
        {
            token = await ask(token);
            if (!string.IsNullOrEmpty(token) && !seen.Add(token))
            {
                throw new RefusedCallException("PagingBroke", 200, null);
            }
        } while (!string.IsNullOrEmpty(token));
    }
}
