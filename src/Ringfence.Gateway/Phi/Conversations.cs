using System.Buffers;
using Microsoft.AspNetCore.Http;
using Ringfence.Gateway.Doors;
using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Phi;

/// <summary>The conversation that a caller asks for by a header; without one, pseudonyms live as long as the call.</summary>
internal sealed class Conversations(PhiOptions options, TimeProvider time) : IDisposable
{
    public const string HeaderName = "x-ringfence-conversation";

    private const int LongestName = 128;

    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.:"
    );

    private readonly Lazy<ConversationStore?> _store = new(() => Open(options, time));

    /// <summary>The name that the caller gave; null for none, or with a refusal.</summary>
    public string? NameIn(IHeaderDictionary headers, out Refusal? refusal)
    {
        refusal = null;
        if (headers[HeaderName] is not { Count: > 0 } given)
        {
            return null;
        }
        refusal =
            options.StateDirectory.Length == 0
                ? Invalid.Body(
                    $"{HeaderName}: this gateway keeps no conversations (Phi:StateDirectory is not set); leave the header out."
                )
            : given is not [{ Length: > 0 and <= LongestName } one] || one.AsSpan().ContainsAnyExcept(Allowed)
                ? Invalid.Body(
                    $"{HeaderName} must be one name of 1 to {LongestName} letters, digits and '_', '-', '.', ':'."
                )
            : null;
        return refusal is null ? given[0] : null;
    }

    public Conversation Open(Caller caller, string name) => _store.Value!.Open(caller, name);

    public void Save(Caller caller, string name, Conversation conversation) =>
        _store.Value!.Save(caller, name, conversation);

    public void Dispose()
    {
        if (_store.IsValueCreated)
        {
            _store.Value?.Dispose();
        }
    }

    private static ConversationStore? Open(PhiOptions options, TimeProvider time)
    {
        if (options.StateDirectory.Length == 0)
        {
            return null;
        }
        Directory.CreateDirectory(options.StateDirectory);
        return new ConversationStore(options.StateDirectory, options.ConversationTtl, time);
    }
}
