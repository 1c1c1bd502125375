using System.Security;
using System.Text;
using System.Text.Json.Nodes;

namespace Ringfence.LocalBedrock.Host;

/// <summary>An error as its service words it.</summary>
internal static class ErrorBody
{
    public static (int Status, string ContentType, byte[] Body) Of(AwsFault fault, AwsApi service, Guid requestId) =>
        service.Errors switch
        {
            ErrorForm.QueryXml => (fault.Status, "text/xml", Xml(fault, requestId)),
            ErrorForm.Json => (
                fault.Status < 500 ? 400 : fault.Status,
                "application/x-amz-json-1.1",
                Json(new() { ["__type"] = fault.Type, ["message"] = fault.Message })
            ),
            _ => (fault.Status, "application/json", Json(new() { ["message"] = fault.Message })),
        };

    private static byte[] Json(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString(WireJson.Options));

    private static byte[] Xml(AwsFault fault, Guid requestId) =>
        Encoding.UTF8.GetBytes(
            $"""
            <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <Error>
                <Type>{(fault.Status < 500 ? "Sender" : "Receiver")}</Type>
                <Code>{SecurityElement.Escape(fault.Type)}</Code>
                <Message>{SecurityElement.Escape(fault.Message)}</Message>
              </Error>
              <RequestId>{requestId}</RequestId>
            </ErrorResponse>

            """
        );
}
