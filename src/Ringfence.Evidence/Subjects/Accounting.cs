using System.Globalization;
using Ringfence.Evidence.Gateway;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;

namespace Ringfence.Evidence.Subjects;

/// <summary>
/// The accounting of disclosures of one person's protected health information (45 CFR 164.528): when, to whom, what, and why. What is
/// exempt from it is listed too, with the reason; what no purpose is known of is not exempt.
/// </summary>
public static class Accounting
{
    /// <summary>How far back a person may ask.</summary>
    public const int Years = 6;

    private static readonly string[] Columns =
    [
        "time",
        "accountable",
        "recipient",
        "what",
        "purpose",
        "because",
        "user",
        "team",
        "application",
        "model",
        "region",
        "outcome",
        "entry",
        "aws_request_id",
    ];

    /// <summary>Answers.</summary>
    /// <param name="calls">Every call of the ledger.</param>
    /// <param name="digests">What the person is called by in it, in every epoch whose key is there.</param>
    /// <param name="asked">When the accounting was asked for: six years before it at most.</param>
    /// <param name="verified">Whether the ledger verifies: otherwise nothing proves that no call is missing.</param>
    public static Answer Of(
        IReadOnlyList<RecordedCall> calls,
        IReadOnlySet<string> digests,
        Purposes purposes,
        DateTimeOffset asked,
        bool verified,
        Scope scope
    )
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(scope);
        var (from, to) = Span(asked, scope);
        var offset = scope.Cursor is null ? 0 : int.Parse(scope.Cursor, CultureInfo.InvariantCulture);
        var rows = calls
            .Where(call => call.Time >= from && call.Time < to && call.Call.Subjects.Any(digests.Contains))
            .Select(call => Row(call, purposes))
            .ToList();
        return new(
            "disclosures",
            new Dictionary<string, string>
            {
                ["from"] = Text(from),
                ["to"] = Text(to),
                ["asked"] = Text(asked),
            },
            Columns,
            [.. rows.Skip(offset).Take(scope.Limit)],
            new Dictionary<string, IReadOnlyList<TimeSpanUtc>>
            {
                ["gateway"] = verified ? Covered(calls, from, to) : [],
            },
            rows.Count > offset + scope.Limit ? $"{offset + scope.Limit}" : null
        );
    }

    /// <summary>What the accounting cannot know, in sentences; each is printed with it.</summary>
    /// <param name="epochs">The epochs whose keys are there.</param>
    public static IEnumerable<string> Limits(
        IReadOnlyList<RecordedCall> calls,
        IReadOnlySet<string> epochs,
        DateTimeOffset asked,
        Scope scope
    )
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(epochs);
        var (from, to) = Span(asked, scope);
        var within = calls.Where(call => call.Time >= from && call.Time < to).ToList();
        var unread = within.Count(call => call.Call.PhiPolicy is "off");
        if (unread > 0)
        {
            yield return $"{unread} calls were let through with PHI policy `off`: nobody looked whom they were about.";
        }

        var destroyed = within
            .SelectMany(call => call.Call.Subjects)
            .Select(digest => digest[..Math.Max(0, digest.IndexOf(':', StringComparison.Ordinal))])
            .Where(epoch => !epochs.Contains(epoch))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        if (destroyed.Count > 0)
        {
            yield return $"The keys of {destroyed.Count} epochs ({string.Join(", ", destroyed)}) are not here: whom their digests mean nobody can tell.";
        }

        if (calls.Count == 0 || calls[0].Time > from)
        {
            yield return $"The ledger begins {(calls.Count == 0 ? "with nothing" : $"on {Text(calls[0].Time)}")}: what was disclosed before is not in it.";
        }

        yield return "A person whom a prompt names without a number, or by name without a date of birth, has no digest.";
        yield return "Calls around the gateway, and disclosures on paper or by other systems, are not in the ledger: see `ringfence trail bypass`.";
    }

    private static object?[] Row(RecordedCall call, Purposes purposes)
    {
        var (accountable, because) = Judge(call, purposes);
        var caller = call.Call.Caller;
        return
        [
            Text(call.Time),
            accountable ? "yes" : "no",
            purposes.Recipient,
            What(call),
            purposes.Of(caller.Team, caller.Application) ?? "not said",
            because,
            caller.User,
            caller.Team,
            caller.Application,
            call.Call.ModelUsed,
            call.Call.Region,
            call.Outcome,
            call.Index,
            call.AwsRequestId,
        ];
    }

    private static (bool Accountable, string Because) Judge(RecordedCall call, Purposes purposes)
    {
        if (call.AnsweredIndex == call.Index)
        {
            return (false, "refused before anything was sent");
        }

        var purpose = purposes.Of(call.Call.Caller.Team, call.Call.Caller.Application);
        return purpose is null
                ? (true, "no purpose is said for this team and application, so no exemption is known; give --purposes")
            : Purposes.Exempt.TryGetValue(purpose, out var reason) ? (false, reason)
            : (true, $"no exemption for the purpose '{purpose}'");
    }

    // The identifiers that went up, by kind, and what became of them on the way.
    private static string What(RecordedCall call)
    {
        var kinds = string.Join(", ", call.Call.Phi.Select(kind => $"{kind.Key} {kind.Value}"));
        var became = call.Call.PhiPolicy switch
        {
            "pseudonym" => "replaced by pseudonyms before it was sent",
            "label" or "erase" => "removed before it was sent",
            "block" => "refused",
            "detect" => "sent as it was",
            _ => "not looked at",
        };
        return $"text of a {call.Call.Operation} request, {call.Call.BodyBytes} bytes; identifiers: {(kinds.Length == 0 ? "none found" : kinds)}, {became}";
    }

    private static (DateTimeOffset From, DateTimeOffset To) Span(DateTimeOffset asked, Scope scope)
    {
        var earliest = asked.AddYears(-Years);
        return (
            scope.From is { } from && from > earliest ? from : earliest,
            scope.To is { } to && to < asked ? to : asked
        );
    }

    private static TimeSpanUtc[] Covered(IReadOnlyList<RecordedCall> calls, DateTimeOffset from, DateTimeOffset to)
    {
        if (calls.Count == 0)
        {
            return [];
        }

        var (first, last) = (calls[0].Time, calls[^1].Answered?.Time ?? calls[^1].Time);
        var span = new TimeSpanUtc(first > from ? first : from, last < to ? last : to);
        return span.From < span.To ? [span] : [];
    }

    private static string Text(DateTimeOffset time) => Scope.Text(time);
}
