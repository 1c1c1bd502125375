using Ringfence.Aws.Bedrock;

namespace Ringfence.Gateway.Models;

/// <summary>The model that policy chose for one call.</summary>
/// <param name="Used">What is called.</param>
/// <param name="Region">The AWS region it is called in.</param>
/// <param name="PolicyVersion">Of the policy that chose: twelve hex digits.</param>
/// <param name="Rule">The entry that allowed it: <c>team oncology: us.anthropic.*</c>.</param>
internal sealed record ModelChoice(ModelId Used, string Region, string PolicyVersion, string Rule);
