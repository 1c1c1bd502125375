using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Ringfence.Aws.Signing;

namespace Ringfence.Aws.Bedrock;

/// <summary>A Bedrock model id, inference profile id or ARN, as <c>modelId</c> accepts it. Versions are never parsed out of ids.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly partial record struct ModelId
{
    private const int MaxLength = 2048;

    private static readonly SearchValues<char> BareCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-:."
    );

    private ModelId(string value, ModelIdKind kind, string name, string? region)
    {
        Value = value;
        Kind = kind;
        Name = name;
        Region = region;
    }

    /// <summary>The id as written, percent-decoded.</summary>
    public string Value { get; }

    /// <summary>What it names.</summary>
    public ModelIdKind Kind { get; }

    /// <summary>The id proper: what follows the resource type in an ARN, or all of a bare id.</summary>
    public string Name { get; }

    /// <summary>The region that an ARN names; null for a bare id, which is of the region it is sent to.</summary>
    public string? Region { get; }

    /// <summary>The region prefix of a cross-region profile (<c>us</c>, <c>eu</c>, <c>global</c> …), or null for a plain model.</summary>
    public string? ProfilePrefix =>
        Kind == ModelIdKind.InferenceProfile && Name.IndexOf('.', StringComparison.Ordinal) is var dot && dot > 0
            ? Name[..dot]
            : null;

    /// <summary>The foundation model behind it (<c>anthropic.claude-sonnet-5</c>), without a profile's prefix; null where the id does not tell.</summary>
    public string? FoundationModel =>
        Kind switch
        {
            ModelIdKind.FoundationModel => Name,
            ModelIdKind.InferenceProfile when ProfilePrefix is { } prefix => Name[(prefix.Length + 1)..],
            _ => null,
        };

    /// <summary>The provider, e.g. <c>anthropic</c>, after any profile prefix; null for ids that do not name it.</summary>
    public string? Provider =>
        (FoundationModel ?? (Kind == ModelIdKind.CustomModel ? Name : null)) is { } model
        && model.IndexOf('.', StringComparison.Ordinal) is var dot
        && dot > 0
            ? model[..dot]
            : null;

    /// <summary>The one encoding used upstream: <c>:</c> as <c>%3A</c>, <c>/</c> as <c>%2F</c>, as the AWS SDKs send it.</summary>
    public string PathSegment => PercentEncoding.Encode(Value);

    /// <summary>
    /// Decodes a path segment (<c>%3A</c> and literal <c>:</c> alike) and checks it; false when it is no model id. An id from a body
    /// or from configuration is read just so, its slashes as they are.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> segment, out ModelId id)
    {
        id = default;
        if (
            segment.Length is 0 or > MaxLength * 3
            || !PercentEncoding.TryDecode(segment, out var value)
            || value.Length > MaxLength
            || value == "."
            || value.Contains("..", StringComparison.Ordinal)
        )
        {
            return false;
        }

        if (value.StartsWith("arn:", StringComparison.OrdinalIgnoreCase))
        {
            if (ModelArn.Parse(value) is not { } arn)
            {
                return false;
            }

            id = new(value, arn.Kind, arn.Resource, arn.Region);
            return true;
        }

        if (value.AsSpan().ContainsAnyExcept(BareCharacters) && !AccountsOwnName.IsMatch(value))
        {
            return false;
        }

        id = new(value, KindOf(value), value, null);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static ModelIdKind KindOf(string bare)
    {
        var dot = bare.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0)
        {
            return ModelIdKind.Opaque;
        }

        return ProfilePrefixes.Contains(bare.AsSpan(0, dot)) && bare.IndexOf('.', dot + 1) > 0
            ? ModelIdKind.InferenceProfile
            : ModelIdKind.FoundationModel;
    }

    [GeneratedRegex(@"\A([0-9a-zA-Z][_-]?)+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AccountsOwnName { get; }
}
