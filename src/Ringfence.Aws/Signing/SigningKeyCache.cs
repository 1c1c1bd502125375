using System.Runtime.CompilerServices;

namespace Ringfence.Aws.Signing;

/// <summary>
/// One derived key for each set of credentials, made anew when the day changes. Held by the credentials' own identity: when a
/// session is dropped, its derived key goes with it, so nothing has to be bounded or swept.
/// </summary>
internal sealed class SigningKeyCache(string region, string service)
{
    private readonly ConditionalWeakTable<AwsKeys, SigningKey> _keys = [];

    public SigningKey For(AwsKeys keys, ReadOnlySpan<char> date)
    {
        if (_keys.TryGetValue(keys, out var cached) && date.SequenceEqual(cached.Scope.Date))
        {
            return cached;
        }

        var made = new SigningKey(keys.SecretAccessKey, new(date.ToString(), region, service));
        _keys.AddOrUpdate(keys, made);
        return made;
    }
}
