using Ringfence.Controls.Facts;

namespace Ringfence.Controls.CodeBuild;

/// <summary>Tells by a variable's name that its value is a credential.</summary>
internal static class CredentialName
{
    private static readonly string[] Words =
    [
        "PASSWORD",
        "PASSWD",
        "SECRET",
        "TOKEN",
        "API_KEY",
        "APIKEY",
        "ACCESS_KEY",
        "PRIVATE_KEY",
        "CREDENTIALS",
    ];

    // Names that end so tell where a secret is, not what it is.
    private static readonly string[] Pointers = ["_ARN", "_NAME", "_ID", "_URL", "_PATH", "_FILE", "_TTL", "_REGION"];

    /// <summary>Yes where the name says so; Unknown where the name is not known.</summary>
    public static Truth Is(PropertyValue name)
    {
        if (!name.IsLiteral)
        {
            return name.IsMissing ? Truth.No : Truth.Unknown;
        }

        // AWS_ACCESS_KEY_ID ends in _ID and is half of a credential.
        if (name.Text.Equals("AWS_ACCESS_KEY_ID", StringComparison.OrdinalIgnoreCase))
        {
            return Truth.Yes;
        }

        foreach (var pointer in Pointers)
        {
            if (name.Text.EndsWith(pointer, StringComparison.OrdinalIgnoreCase))
            {
                return Truth.No;
            }
        }

        foreach (var word in Words)
        {
            if (name.Text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return Truth.Yes;
            }
        }

        return Truth.No;
    }
}
