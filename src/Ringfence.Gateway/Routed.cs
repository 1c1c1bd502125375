using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway;

/// <summary>What the router says: a route, or a refusal in the words of the door that the request most likely meant.</summary>
/// <param name="Operation">The route's name, or the AWS operation that was tried at a closed door; empty where no route is known.</param>
internal readonly record struct Routed(Door Door, Route? Route, Refusal? Refusal, string Operation)
{
    private static readonly Refusal NoSuchRoute = new(
        GatewayError.RouteUnknown,
        "No such operation here. POST /model/{id}/converse, converse-stream, invoke, invoke-with-response-stream or count-tokens; "
            + "POST /guardrail/{id}/version/{version}/apply; POST /v1/messages, /v1/messages/count_tokens, /v1/chat/completions or "
            + "/v1/embeddings; GET /v1/models. Paths are lower case, and a model id is one segment: '/' in it is %2F."
    );

    public static Routed To(Route route) => new(route.Door, route, null, route.Name.ToString());

    public static Routed Unknown(Door door) => new(door, null, NoSuchRoute, "");

    public static Routed Closed(Door door, string operation, string why) =>
        new(door, null, new Refusal(GatewayError.DoorClosed, why), operation);
}
