using Ringfence.Console.Follow;
using Ringfence.Console.Shell;
using Ringfence.Evidence.Gateway;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Subjects;
using Ringfence.Ledger;

namespace Ringfence.Console.Disclosures;

/// <summary>The accounting that a person may ask for, out of the gateway's own ledger.</summary>
internal sealed class DisclosureAccount(
    ConsoleOptions options,
    EvidencePlaces places,
    EvidenceFollower follower,
    IRunningGateway gateway,
    TimeProvider time
)
{
    /// <summary>Rows of one accounting.</summary>
    public const int Most = 2_000;

    /// <summary>What a person may be known by.</summary>
    public static IReadOnlyList<(string Kind, string Words)> Kinds { get; } =
    [
        ("mrn", "medical record number"),
        ("member", "health plan member number"),
        ("ssn", "social security number"),
        ("person", "name / date of birth"),
    ];

    /// <param name="Verified">Whether the whole ledger held when it was last looked at.</param>
    public sealed record Told(Answer Answer, string Recipient, IReadOnlyList<string> Limits, bool Verified);

    /// <summary>The accounting; null where it names nobody.</summary>
    /// <param name="subject"><c>mrn:X</c>; never kept.</param>
    /// <param name="from">First day; null: six years ago.</param>
    /// <param name="to">Last day; null: today.</param>
    /// <exception cref="InvalidDataException">The ledger is damaged, or the file of purposes is none.</exception>
    public Told? Of(string subject, DateOnly? from, DateOnly? to)
    {
        if (gateway.SubjectOf(subject) is not { } known)
        {
            return null;
        }

        var purposes = options.Purposes.Length > 0 ? Purposes.Read(options.Purposes) : Purposes.None;
        var calls = LedgerCalls.Read(LedgerReader.Open(places.Ledger));
        var asked = time.GetUtcNow();
        var scope = new Scope(
            from is { } first ? FormText.Start(first) : null,
            to is { } last ? FormText.Start(last.AddDays(1)) : null,
            Most
        );
        var verified = follower.Standing is { Verified: not null, LedgerProblems.Count: 0 };
        return new(
            Ringfence.Evidence.Subjects.Accounting.Of(calls, known.Digests, purposes, asked, verified, scope),
            purposes.Recipient,
            [.. Ringfence.Evidence.Subjects.Accounting.Limits(calls, known.Epochs, asked, scope)],
            verified
        );
    }
}
