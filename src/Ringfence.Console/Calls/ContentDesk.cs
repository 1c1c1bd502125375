using System.Text;
using Ringfence.Console.Follow;
using Ringfence.Console.Record;
using Ringfence.Console.SignIn;
using Ringfence.Evidence.Content;
using Ringfence.Evidence.Store;

namespace Ringfence.Console.Calls;

/// <summary>What was asked and answered, for those who may look at it, and only after the look is in the ledger.</summary>
internal sealed class ContentDesk(ConsoleOptions options, EvidencePlaces places, Trace trace)
{
    /// <summary>Letters of a reason.</summary>
    public const int LongestReason = 200;

    /// <param name="Title">Which side of which attempt.</param>
    /// <param name="Text">As the model's own words have it; a stream put together.</param>
    public sealed record Shown(string Title, string Text);

    /// <summary>Whether content is kept here at all.</summary>
    public bool IsKept => options.KeepContent;

    /// <summary>Whether this person's role reaches it.</summary>
    public bool IsFor(Person person) => options.KeepContent && person.Is(options.ContentRole);

    /// <summary>The bodies of a call that this person sees, once the look is durable; none where nothing is kept of it.</summary>
    /// <param name="call">The id under which they asked for it.</param>
    /// <param name="reason">As they gave it.</param>
    /// <exception cref="Ringfence.Ledger.LedgerFault">The look could not be recorded: nothing is shown.</exception>
    /// <exception cref="InvalidDataException">The key is destroyed or not here, or a body was altered.</exception>
    /// <exception cref="IOException">The store or its key cannot be read.</exception>
    public async Task<IReadOnlyList<Shown>> ReadAsync(Person person, string call, string reason)
    {
        if (!IsFor(person))
        {
            throw new InvalidOperationException("Content was asked for by somebody whose role does not reach it.");
        }

        IReadOnlyList<CallContent> found;
        using (var store = EvidenceStore.OpenReadOnly(places.Store))
        {
            found = CallContent.Read(store, call);
        }

        await trace.WriteViewAsync(person, call, [.. found.Select(body => $"{body.RequestId}/{body.Side}")], reason);
        return [.. found.Select(Show)];
    }

    private static Shown Show(CallContent body)
    {
        var streamed = body.Side == "output" ? StreamedText.Of(body.Body) : null;
        var side = body.Side == "input" ? "Asked" : "Answered";
        return new($"{side}, {body.RequestId}", streamed ?? Encoding.UTF8.GetString(body.Body.Span));
    }
}
