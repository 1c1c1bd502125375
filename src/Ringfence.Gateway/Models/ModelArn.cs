namespace Ringfence.Gateway.Models;

/// <summary>The parts of an ARN that <c>modelId</c> accepts: <c>arn:aws:bedrock:REGION:ACCOUNT:TYPE/ID</c>.</summary>
/// <param name="Account">Twelve digits; empty for AWS's own models.</param>
/// <param name="Type"><c>foundation-model</c>, <c>inference-profile</c>, <c>application-inference-profile</c> …</param>
internal readonly record struct ModelArn(string Region, string Account, string Type, string Id)
{
    public static bool IsArn(string text) => text.StartsWith("arn:", StringComparison.OrdinalIgnoreCase);

    /// <summary>False when a part is missing, or the service is neither Bedrock nor SageMaker.</summary>
    public static bool TryParse(string text, out ModelArn arn)
    {
        arn = default;
        var parts = text.Split(':', 6);
        if (parts.Length != 6 || parts[0] != "arn" || !parts[1].StartsWith("aws", StringComparison.Ordinal))
        {
            return false;
        }
        if (parts[2] is not ("bedrock" or "sagemaker") || !AwsRegion.IsExact(parts[3]))
        {
            return false;
        }
        var slash = parts[5].IndexOf('/');
        if (slash < 1 || slash == parts[5].Length - 1)
        {
            return false;
        }
        arn = new ModelArn(parts[3], parts[4], parts[5][..slash], parts[5][(slash + 1)..]);
        return arn.Account.Length == (arn.Type == "foundation-model" ? 0 : 12) && arn.Account.All(char.IsAsciiDigit);
    }
}
