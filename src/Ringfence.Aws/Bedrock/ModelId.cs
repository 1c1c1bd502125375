namespace Ringfence.Aws.Bedrock;

/// <summary>A Bedrock model id, inference profile id or ARN, as <c>modelId</c> accepts it (FACTS: never parse versions out of ids).</summary>
public readonly record struct ModelId
{
    /// <summary>The id as written, percent-decoded.</summary>
    public string Value { get; }

    private ModelId(string value) => Value = value;

    /// <summary>Decodes a path segment (<c>%3A</c> and literal <c>:</c> alike) and checks it; false when it is no model id.</summary>
    public static bool TryParse(ReadOnlySpan<char> segment, out ModelId id) => throw new NotImplementedException();

    /// <summary>The region prefix of a cross-region profile (<c>us</c>, <c>eu</c>, <c>global</c> …), or null for a plain model.</summary>
    public string? ProfilePrefix => throw new NotImplementedException();

    /// <summary>The provider, e.g. <c>anthropic</c>, after any profile prefix; null for ARNs that do not name it.</summary>
    public string? Provider => throw new NotImplementedException();

    /// <summary>The one encoding used upstream: <c>:</c> as <c>%3A</c>, <c>/</c> as <c>%2F</c>, as the AWS SDKs send it.</summary>
    public string PathSegment => throw new NotImplementedException();

    /// <inheritdoc/>
    public override string ToString() => Value;
}
