using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Ringfence.Gateway.Callers;

/// <summary>
/// The keys of one issuer, read by discovery and kept fresh. IdentityModel's <c>ConfigurationManager</c> would keep the last known keys for
/// ever and answers an unknown key with the old set; here the set is dropped when it has been stale for too long (fail closed), and a token
/// signed by a key of a minute ago waits for the one fetch that brings it.
/// </summary>
internal sealed partial class IssuerKeys(
    string issuer,
    IDocumentRetriever documents,
    string discovery,
    TimeSpan refreshEvery,
    TimeSpan keepFor,
    TimeProvider time,
    ILogger logger
)
{
    /// <summary>However many tokens name an unknown key, the issuer is asked no more often than this.</summary>
    public static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private volatile Held? _held; // swapped whole, by the one fetch under way
    private Task _fetch = Task.CompletedTask; // guarded by _gate
    private DateTimeOffset _attempted = DateTimeOffset.MinValue; // guarded by _gate

    public string Issuer => issuer;

    /// <summary>The keys to rely on now, or null when there are none. Starts a refresh in the background when one is due. Allocates nothing.</summary>
    public KeySet? Current(DateTimeOffset now)
    {
        if (_held is not { } held)
        {
            return null;
        }
        var age = now - held.At;
        if (age >= refreshEvery)
        {
            _ = FetchOnceAsync(now);
        }
        return age < keepFor ? held.Keys : null;
    }

    /// <summary>The keys to rely on now, after asking the issuer if there are none.</summary>
    public async ValueTask<KeySet?> GetAsync(CancellationToken cancellation)
    {
        if (Current(time.GetUtcNow()) is { } keys)
        {
            return keys;
        }
        await FetchOnceAsync(time.GetUtcNow()).WaitAsync(cancellation);
        return Current(time.GetUtcNow());
    }

    /// <summary>The keys after <paramref name="seen"/> turned out not to verify a token; may be the same ones.</summary>
    public async ValueTask<KeySet?> GetNewerAsync(KeySet seen, CancellationToken cancellation)
    {
        if (ReferenceEquals(Current(time.GetUtcNow()), seen))
        {
            await FetchOnceAsync(time.GetUtcNow()).WaitAsync(cancellation);
        }
        return Current(time.GetUtcNow());
    }

    private Task FetchOnceAsync(DateTimeOffset now)
    {
        lock (_gate)
        {
            var since = now - _attempted;
            if (_fetch.IsCompleted && (since >= BetweenAttempts || since < TimeSpan.Zero))
            {
                _attempted = now;
                _fetch = Task.Run(FetchAsync);
            }
            return _fetch;
        }
    }

    private async Task FetchAsync()
    {
        try
        {
            var published = await OpenIdConnectConfigurationRetriever.GetAsync(
                discovery,
                documents,
                CancellationToken.None
            );
            if (published.Issuer != issuer)
            {
                throw new InvalidDataException($"{discovery} is of the issuer '{published.Issuer}'.");
            }
            var keys = new KeySet(published.JsonWebKeySet?.Keys ?? []);
            if (keys.IsEmpty)
            {
                throw new InvalidDataException($"{published.JwksUri} has no RSA or EC key for signatures.");
            }
            var same = _held?.Keys.SameAs(keys) is true;
            _held = new Held(same ? _held!.Keys : keys, time.GetUtcNow());
            if (!same)
            {
                Log.KeysChanged(logger, issuer);
            }
        }
        // Whatever an issuer sends, the keys that are held stay, for as long as they may.
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Log.KeysNotRead(logger, issuer, discovery, keepFor, failure);
        }
    }

    private sealed record Held(KeySet Keys, DateTimeOffset At);

    private static partial class Log
    {
        [LoggerMessage(101, LogLevel.Information, "The signing keys of {Issuer} are new; tokens are verified anew")]
        public static partial void KeysChanged(ILogger logger, string issuer);

        [LoggerMessage(
            102,
            LogLevel.Warning,
            "The signing keys of {Issuer} could not be read from {Discovery}; the last known ones, if any, serve for {KeepFor}"
        )]
        public static partial void KeysNotRead(
            ILogger logger,
            string issuer,
            string discovery,
            TimeSpan keepFor,
            Exception failure
        );
    }
}
