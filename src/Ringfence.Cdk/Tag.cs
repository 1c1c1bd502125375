namespace Ringfence.Cdk;

/// <summary>Tags in CloudFormation's words.</summary>
internal static class Tag
{
    /// <summary>The name that a console shows.</summary>
    public static object[] Name(string name) => [Of("Name", name)];

    /// <summary>The name, and that it holds protected health information.</summary>
    public static object[] Phi(string name) => [Of("Name", name), Of("data-classification", "phi")];

    /// <summary>One tag.</summary>
    public static Map Of(string key, string value) => new() { ["Key"] = key, ["Value"] = value };
}
