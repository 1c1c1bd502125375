using System.Text.Json;
using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Policies;

/// <summary>
/// An IAM policy, read the same however it is written: a map or JSON in a text, one statement or a list, a text or a
/// list of actions, any order and case. IAM User Guide, "Grammar of the IAM JSON policy language".
/// </summary>
public sealed class PolicyDocument
{
    private PolicyDocument(IReadOnlyList<PolicyStatement> statements, Truth known) =>
        (Statements, IsKnown) = (statements, known);

    /// <summary>The statements that are known.</summary>
    public IReadOnlyList<PolicyStatement> Statements { get; }

    /// <summary>
    /// Yes: every statement is in <see cref="Statements"/>. Unknown: some, or all, are known only when deployed. No:
    /// there is no document.
    /// </summary>
    public Truth IsKnown { get; }

    /// <summary>The statements that allow.</summary>
    public IEnumerable<PolicyStatement> Allowing => Statements.Where(statement => statement.Allows);

    /// <summary>The statements that deny.</summary>
    public IEnumerable<PolicyStatement> Denying => Statements.Where(statement => statement.Denies);

    /// <summary>
    /// Some statement answers to the test: Yes where a known one does; Unknown where none does for certain and there
    /// are statements that are not known.
    /// </summary>
    public Truth Any(Func<PolicyStatement, Truth> test) =>
        Truth.Any(Statements, test) | (IsKnown.IsUnknown ? Truth.Unknown : Truth.No);

    /// <summary>Reads a policy from a property. JSON that cannot be read is a document that is not known.</summary>
    public static PolicyDocument Read(PropertyValue document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Kind == PropertyKind.Text)
        {
            document = Parse(document);
        }

        if (document.IsMissing)
        {
            return new PolicyDocument([], Truth.No);
        }

        var statements = document["Statement"];
        var known = document.Kind == PropertyKind.Map ? Truth.Yes : Truth.Unknown;
        var read = new List<PolicyStatement>();
        foreach (var statement in statements.Items)
        {
            if (statement.Kind == PropertyKind.Map)
            {
                read.Add(new PolicyStatement(statement));
            }
            else
            {
                known &= Truth.Unknown;
            }
        }

        return new PolicyDocument(read, known);
    }

    private static PropertyValue Parse(PropertyValue text)
    {
        try
        {
            using var json = JsonDocument.Parse(text.Text);
            return PropertyValue.Of(json.RootElement, text.Place);
        }
        catch (JsonException)
        {
            return PropertyValue.Unresolved(
                "the policy's text is no JSON as it stands",
                present: true,
                place: text.Place
            );
        }
    }
}
