using System.Text;
using Ringfence.Controls.Facts;

namespace Ringfence.Controls;

/// <summary>
/// One true statement about a system: what is promised, which paragraphs it serves, how it is built, how it is checked
/// and what evidence shows it. The class's name is the statement; its kebab-case is the id everywhere.
/// </summary>
public abstract class Control
{
    private string? _id;

    /// <summary>The id in findings, waivers, documents and evidence packs: <c>BucketHasVersioning</c> is <c>bucket-has-versioning</c>.</summary>
    public string Id => _id ??= KebabCase(GetType().Name);

    /// <summary>The promise in one sentence, true when the control passes.</summary>
    public abstract string Title { get; }

    /// <summary>What can happen where the promise is broken: one or two sentences for the reader of a finding.</summary>
    public abstract string Why { get; }

    /// <summary>How much harm a failing control permits.</summary>
    public abstract Severity Severity { get; }

    /// <summary>The requirements of the mission that this control answers, by their ids.</summary>
    public virtual IReadOnlyList<string> Requirements => [];

    /// <summary>The paragraphs that it serves.</summary>
    public abstract IReadOnlyList<Citation> Cites { get; }

    /// <summary>How it comes to be true.</summary>
    public abstract Construction Build { get; }

    /// <summary>The CloudFormation (or <c>Ringfence::…</c>) types whose resources decide it, in reading order.</summary>
    public virtual IReadOnlyList<string> ResourceTypes => [];

    /// <summary>The events that uphold or break it in an audit trail.</summary>
    public virtual EvidenceQuery Evidence => EvidenceQuery.None;

    /// <summary>
    /// Controls, as grave or graver, that tell this one's fault too where both fail at one place of one resource, by their
    /// ids. Each keeps its verdict; a report for people tells it once.
    /// </summary>
    public virtual IReadOnlyList<string> ToldBy => [];

    /// <summary>The rules of established packs that ask the same.</summary>
    public virtual Equivalents Equivalents => Equivalents.None;

    /// <summary>
    /// The answers that it can give besides NotApplicable. Where configuration alone cannot decide, fewer than three.
    /// </summary>
    public virtual IReadOnlyList<Outcome> Answers => [Outcome.Pass, Outcome.Fail, Outcome.Unknown];

    /// <summary>What AWS does by default that makes a bare resource pass, with the page that says so; null: a bare resource does not pass.</summary>
    public virtual string? AwsDefault => null;

    /// <summary>
    /// What a person may state where no resource answers (<c>ringfence attest</c>); null where only configuration can.
    /// </summary>
    public virtual string? Asks => null;

    /// <summary>The exact change that turns a failing resource into a passing one; null where none can be written without a person's choice.</summary>
    public virtual Fix? FixFor(Resource resource) => Build.FixFor(resource);

    private static string KebabCase(string name)
    {
        var kebab = new StringBuilder(name.Length + 8);
        for (var at = 0; at < name.Length; at++)
        {
            if (
                char.IsUpper(name[at])
                && at > 0
                && !(char.IsUpper(name[at - 1]) && (at + 1 == name.Length || char.IsUpper(name[at + 1])))
            )
            {
                kebab.Append('-');
            }

            kebab.Append(char.ToLowerInvariant(name[at]));
        }

        return kebab.ToString();
    }
}
