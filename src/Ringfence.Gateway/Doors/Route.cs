using Ringfence.Aws.Bedrock;

namespace Ringfence.Gateway.Doors;

/// <summary>Where a request goes, read from its raw target; anything that yields no route is denied.</summary>
/// <param name="Name">The route's name: an operation's, or <c>Messages</c>, <c>ChatCompletions</c>, <c>Embeddings</c>, <c>Models</c> …</param>
/// <param name="Model">The model id of the path, where the path has one.</param>
/// <param name="Rest">What else the path names (a guardrail id and version).</param>
internal sealed record Route(Door Door, RouteName Name, ModelId? Model = null, string Rest = "");
