using Ringfence.Controls.Facts;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Live;

/// <summary>
/// Tells AWS's own keys in a running account. A resource names its key by ARN or id; where that is a key that AWS
/// manages, the value becomes the alias by which controls know it (<c>alias/aws/ebs</c>).
/// </summary>
internal sealed class ManagedKeys
{
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private bool _read;
    private bool _partly;

    /// <summary>A region's aliases were read, or not all of them.</summary>
    public void Were(bool partly) => (_read, _partly) = (true, _partly || partly);

    /// <summary>One resource of <c>Ringfence::Kms::AwsManagedKey</c>.</summary>
    public void Add(Node properties)
    {
        if (properties["KeyId"]?.Text is { Length: > 0 } key && properties["AliasName"]?.Text is { } alias)
        {
            _aliases[key] = alias;
        }
    }

    /// <summary>The alias where a text names such a key; null for all else.</summary>
    public PropertyValue? Value(Node node, SourcePlace place)
    {
        if (!node.IsText)
        {
            return null;
        }

        var arn = node.Text.IndexOf(":key/", StringComparison.Ordinal);
        var isArn = arn > 0 && node.Text.StartsWith("arn:", StringComparison.Ordinal);
        return _aliases.TryGetValue(isArn ? node.Text[(arn + 5)..] : node.Text, out var alias)
                ? PropertyValue.Of(alias, place)
            : isArn && (!_read || _partly)
                ? PropertyValue.Unresolved(
                    "whether AWS manages this key is told by the account's aliases; allow kms:ListAliases",
                    place: place
                )
            : null;
    }
}
