using Ringfence.Controls.Facts;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Assemblies;

/// <summary>A CDK assembly's <c>manifest.json</c>: its stacks with their environments, and the assemblies of its stages.</summary>
internal static class CloudAssembly
{
    public const string Manifest = "manifest.json";

    private const string StackKind = "aws:cloudformation:stack";

    /// <summary>A manifest, by its content.</summary>
    public static bool IsManifest(Node root) =>
        root.IsMap && root["version"] is not null && root["artifacts"] is { IsMap: true };

    /// <summary>The templates that a manifest names, those of nested assemblies too.</summary>
    public static IEnumerable<string> Templates(Node manifest, string directory) =>
        Templates(manifest, directory, [Path.GetFullPath(directory)]);

    // A manifest may name its own directory as a stage's.
    private static IEnumerable<string> Templates(Node manifest, string directory, HashSet<string> seen)
    {
        foreach (var (_, artifact, _, _) in manifest["artifacts"]?.Members ?? [])
        {
            if (artifact["type"]?.Text == StackKind && artifact["properties"]?["templateFile"] is { IsText: true } file)
            {
                yield return Path.Combine(directory, file.Text);
            }
            else if (
                artifact["type"]?.Text == "cdk:cloud-assembly"
                && artifact["properties"]?["directoryName"] is { IsText: true } inner
            )
            {
                var path = Path.Combine(directory, inner.Text);
                if (seen.Add(Path.GetFullPath(path)) && Read(path) is { } nested)
                {
                    foreach (var template in Templates(nested, path, seen))
                    {
                        yield return template;
                    }
                }
            }
        }
    }

    /// <summary>What the manifest beside a template says of its stack: region, account and name as pseudo parameters.</summary>
    public static IReadOnlyDictionary<string, PropertyValue> Environment(Node? manifest, string templateFile)
    {
        var known = new Dictionary<string, PropertyValue>(StringComparer.Ordinal);
        foreach (var (id, artifact, _, _) in manifest?["artifacts"]?.Members ?? [])
        {
            if (artifact["type"]?.Text != StackKind || artifact["properties"]?["templateFile"]?.Text != templateFile)
            {
                continue;
            }

            known["AWS::StackName"] = PropertyValue.Of(artifact["properties"]?["stackName"]?.Text ?? id);
            var parts = (artifact["environment"]?.Text ?? "").Split('/');
            if (parts is ["aws:", "", var account, var region])
            {
                Set("AWS::AccountId", account, "unknown-account");
                Set("AWS::Region", region, "unknown-region");
            }
        }

        return known;

        void Set(string name, string value, string unknown)
        {
            if (value != unknown)
            {
                known[name] = PropertyValue.Of(value);
            }
        }
    }

    /// <summary>The manifest of a directory; null where there is none that can be read.</summary>
    public static Node? Read(string directory)
    {
        var path = Path.Combine(directory, Manifest);
        try
        {
            return
                File.Exists(path)
                && Document.Read(new InputFile(path, Named: false).Read()) is [{ } root, ..]
                && IsManifest(root)
                ? root
                : null;
        }
        catch (Exception error) when (error is UnreadableException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
