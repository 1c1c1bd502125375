using System.Globalization;
using System.Text.Json;

namespace Ringfence.Controls.Facts;

/// <summary>
/// A value of a template after its intrinsic functions: known, unresolved or missing, never null. Questions are
/// answered with a <see cref="Truth"/>: No for what is missing, Unknown for what only a deployment tells.
/// </summary>
public sealed class PropertyValue
{
    private readonly object? _content;

    private PropertyValue(PropertyKind kind, object? content, SourcePlace? place) =>
        (Kind, _content, Place) = (kind, content, place);

    /// <summary>What it is.</summary>
    public PropertyKind Kind { get; }

    /// <summary>Where it stands in its file; null where it stands nowhere (a missing value, a default).</summary>
    public SourcePlace? Place { get; }

    /// <summary>Nothing stands there.</summary>
    public bool IsMissing => Kind == PropertyKind.Missing;

    /// <summary>Only a deployment tells.</summary>
    public bool IsUnresolved => Kind == PropertyKind.Unresolved;

    /// <summary>A map or list's entry by path (<see cref="PropertyPath"/>): Missing in what is missing or is no map, Unresolved in what is unresolved.</summary>
    public PropertyValue this[string path] => PropertyPath.Read(this, path);

    /// <summary>
    /// The items of a list. A single value counts as a list of one, as CloudFormation and IAM take it; a missing one as
    /// an empty list; an unresolved one as a list of one that is unresolved.
    /// </summary>
    public IReadOnlyList<PropertyValue> Items =>
        Kind switch
        {
            PropertyKind.List => (IReadOnlyList<PropertyValue>)_content!,
            PropertyKind.Missing => [],
            _ => [this],
        };

    /// <summary>The entries of a map, in the order of the source; empty for all else.</summary>
    public IReadOnlyDictionary<string, PropertyValue> Entries =>
        Kind == PropertyKind.Map ? (IReadOnlyDictionary<string, PropertyValue>)_content! : NoEntries;

    /// <summary>The resource that a <see cref="PropertyKind.Reference"/> names; null for all else, and where it is not in the estate.</summary>
    public Resource? Target => (_content as ReferenceContent)?.Target;

    /// <summary>The logical id that a <see cref="PropertyKind.Reference"/> names; empty for all else.</summary>
    public string TargetId => (_content as ReferenceContent)?.LogicalId ?? "";

    /// <summary>The attribute of a <c>GetAtt</c>; empty for a <c>Ref</c> and for all else.</summary>
    public string Attribute => (_content as ReferenceContent)?.Attribute ?? "";

    /// <summary>Why an unresolved value is not known, for a reader: <c>parameter Env has no default</c>.</summary>
    public string WhyUnresolved => Kind == PropertyKind.Unresolved ? ((UnresolvedContent)_content!).Why : "";

    /// <summary>
    /// The text as it would be written in <c>Fn::Sub</c>: parts that are not known stand as <c>${Name}</c> or
    /// <c>${Name.Attribute}</c>. Numbers and truth values as CloudFormation writes them. Empty for lists, maps and what is missing.
    /// </summary>
    public string Text =>
        Kind switch
        {
            PropertyKind.Text => ((TextContent)_content!).Rendered,
            PropertyKind.Number => ((decimal)_content!).ToString(CultureInfo.InvariantCulture),
            PropertyKind.Boolean => (bool)_content! ? "true" : "false",
            PropertyKind.Reference => ((ReferenceContent)_content!).Rendered,
            PropertyKind.Unresolved => ((UnresolvedContent)_content!).Rendered,
            _ => "",
        };

    /// <summary>True where <see cref="Text"/> is exactly what will be deployed: a text without unknown parts, a number, a truth value.</summary>
    public bool IsLiteral =>
        Kind is PropertyKind.Number or PropertyKind.Boolean
        || (Kind == PropertyKind.Text && ((TextContent)_content!).Literal);

    /// <summary>An unresolved value that will be some value, whichever: a parameter's.</summary>
    internal bool WillBePresent => Kind == PropertyKind.Unresolved && ((UnresolvedContent)_content!).Present;

    private static IReadOnlyDictionary<string, PropertyValue> NoEntries { get; } =
        new Dictionary<string, PropertyValue>();

    /// <summary>Nothing.</summary>
    public static PropertyValue Missing { get; } = new(PropertyKind.Missing, null, null);

    /// <summary>Known only when deployed.</summary>
    /// <param name="why">Why, for a reader.</param>
    /// <param name="rendered">How it stands in a text: <c>${Env}</c>.</param>
    /// <param name="present">It will be some value, whichever: a parameter's. Otherwise it may be <c>AWS::NoValue</c>.</param>
    /// <param name="place">Where.</param>
    public static PropertyValue Unresolved(
        string why,
        string rendered = "${?}",
        bool present = false,
        SourcePlace? place = null
    ) => new(PropertyKind.Unresolved, new UnresolvedContent(why, rendered, present), place);

    /// <summary>A known text.</summary>
    public static PropertyValue Of(string text, SourcePlace? place = null) =>
        new(PropertyKind.Text, new TextContent(text, true), place);

    /// <summary>A text with parts, written <c>${…}</c>, that are known only when deployed.</summary>
    public static PropertyValue Partly(string rendered, SourcePlace? place = null) =>
        new(PropertyKind.Text, new TextContent(rendered, false), place);

    /// <summary>A number.</summary>
    public static PropertyValue Of(decimal number, SourcePlace? place = null) =>
        new(PropertyKind.Number, number, place);

    /// <summary>True or false.</summary>
    public static PropertyValue Of(bool value, SourcePlace? place = null) => new(PropertyKind.Boolean, value, place);

    /// <summary>A list.</summary>
    public static PropertyValue Of(IReadOnlyList<PropertyValue> items, SourcePlace? place = null) =>
        new(PropertyKind.List, items, place);

    /// <summary>A map. Entries that are missing are left out.</summary>
    public static PropertyValue Of(IReadOnlyDictionary<string, PropertyValue> entries, SourcePlace? place = null) =>
        new(PropertyKind.Map, entries, place);

    /// <summary>A <c>Ref</c> (empty attribute) or <c>GetAtt</c> of a resource.</summary>
    /// <param name="logicalId">The resource's id.</param>
    /// <param name="attribute">The attribute; empty for a <c>Ref</c>.</param>
    /// <param name="find">Finds the resource when asked; it may not exist yet.</param>
    /// <param name="place">Where.</param>
    public static PropertyValue Reference(
        string logicalId,
        string attribute,
        Func<Resource?> find,
        SourcePlace? place = null
    ) => new(PropertyKind.Reference, new ReferenceContent(logicalId, attribute, find), place);

    /// <summary>Plain JSON, without intrinsic functions: a policy in a text, a live resource. Null is missing.</summary>
    public static PropertyValue Of(JsonElement json, SourcePlace? place = null)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                return Of(json.GetString()!, place);
            case JsonValueKind.Number:
                return json.TryGetDecimal(out var number) ? Of(number, place) : Of(json.GetRawText(), place);
            case JsonValueKind.True or JsonValueKind.False:
                return Of(json.GetBoolean(), place);
            case JsonValueKind.Array:
                return Of([.. json.EnumerateArray().Select(item => Of(item, place))], place);
            case JsonValueKind.Object:
                var entries = new Dictionary<string, PropertyValue>(StringComparer.Ordinal);
                foreach (var member in json.EnumerateObject())
                {
                    entries[member.Name] = Of(member.Value, place);
                }

                return Of(entries, place);
            default:
                return Missing;
        }
    }

    /// <summary>The same value at another place.</summary>
    public PropertyValue At(SourcePlace? place) => new(Kind, _content, place);

    /// <inheritdoc />
    public override string ToString() =>
        Kind switch
        {
            PropertyKind.Missing => "(absent)",
            PropertyKind.List => $"[{string.Join(", ", Items)}]",
            PropertyKind.Map => $"{{{string.Join(", ", Entries.Keys)}}}",
            _ => Text,
        };

    private sealed record TextContent(string Rendered, bool Literal);

    private sealed record UnresolvedContent(string Why, string Rendered, bool Present);

    private sealed record ReferenceContent(string LogicalId, string Attribute, Func<Resource?> Find)
    {
        public Resource? Target => Find();

        public string Rendered => Attribute.Length == 0 ? $"${{{LogicalId}}}" : $"${{{LogicalId}.{Attribute}}}";
    }
}
