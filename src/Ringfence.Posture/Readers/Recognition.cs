namespace Ringfence.Posture.Readers;

/// <summary>What a file is, by its content; names say nothing.</summary>
internal static class Recognition
{
    public const string Unrecognised =
        "is nothing that can be audited; allowed: a CloudFormation template (JSON or YAML, with Resources), a CDK assembly, a Terraform plan (terraform show -json), Claude Code's settings";

    /// <summary>A CloudFormation template.</summary>
    public static bool IsTemplate(Node root) =>
        root.IsMap
        && root["Resources"] is { IsMap: true } resources
        && (
            root["AWSTemplateFormatVersion"] is not null
            || resources.Members.Count == 0
            || resources.Members.Exists(member =>
                (member.Value.IsMap && member.Value["Type"] is { IsText: true })
                || member.Name.StartsWith("Fn::", StringComparison.Ordinal)
            )
        );

    /// <summary>A file that cannot be read was meant to be a template: it was worth an error where others are passed over.</summary>
    public static bool LooksLikeTemplate(InputFile input)
    {
        try
        {
            var bytes = input.Read();
            return bytes.IsEmpty || (bytes.Span.IndexOf("AWS::"u8) >= 0 && bytes.Span.IndexOf("Resources"u8) >= 0);
        }
        catch (Exception error) when (error is UnreadableException or IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
