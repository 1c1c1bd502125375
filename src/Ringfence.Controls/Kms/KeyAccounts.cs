using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Kms;

/// <summary>The accounts whose keys a template's stores name.</summary>
internal static class KeyAccounts
{
    /// <summary>
    /// Each store with the key that it names and the key's account: empty for the stack's own, null where only a
    /// deployment tells. An alias or an id names a key of the account itself; an ARN may name another's.
    /// </summary>
    public static List<(Resource Store, PropertyValue Key, string? Account)> Of(Template template)
    {
        var named = new List<(Resource, PropertyValue, string?)>();
        foreach (var resource in template.Resources)
        {
            foreach (var path in KeyPaths.Of(resource.Type))
            {
                var key = resource[path];
                if (!key.IsMissing)
                {
                    named.Add((resource, key, Account(key)));
                }
            }
        }

        return named;
    }

    private static string? Account(PropertyValue key)
    {
        if (key.Kind == PropertyKind.Reference)
        {
            return key.Target is null ? null : "";
        }

        if (key.Kind != PropertyKind.Text)
        {
            return null;
        }

        var parts = ArnText.Parts(key.Text);
        return parts.Length < 6
            ? key.IsLiteral
                ? ""
                : null
            : parts[4] == "${AWS::AccountId}"
                ? ""
                : parts[4].Contains("${", StringComparison.Ordinal)
                    ? null
                    : parts[4];
    }
}
