using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Ringfence.LocalBedrock.Ecs;
using Ringfence.LocalBedrock.Kms;

namespace Ringfence.LocalBedrock.Host;

/// <summary>Finds the operation of a request: by path, and on <c>/</c> by <c>X-Amz-Target</c> or the form's <c>Action</c>.</summary>
internal sealed class Routes(IEnumerable<Route> routes)
{
    private const string CloudTrailTarget = "CloudTrail_20131101.";

    private readonly Route[] _routes = [.. routes];

    /// <exception cref="AwsFault">There is no such operation.</exception>
    public void Resolve(ApiCall call)
    {
        var target = call.RawTarget;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? target : target[..question];
        if (path is "/" or "")
        {
            path = "/" + ActionOf(call);
        }

        var segments = path.Split('/');
        foreach (var route in _routes)
        {
            if (route.Match(call.Method, segments) is { } arguments)
            {
                (call.Operation, call.Arguments) = (route.Operation, arguments);
                return;
            }
        }

        throw call.Service == AwsApi.Sts
            ? new AwsFault(400, "InvalidAction", $"Could not find operation {ActionOf(call)} for version 2011-06-15")
            : new AwsFault(
                404,
                "UnknownOperationException",
                "The requested operation is not one that LocalBedrock knows."
            );
    }

    private static string ActionOf(ApiCall call)
    {
        if (call.Header("x-amz-target") is { } target)
        {
            if (target.StartsWith(KmsOperations.Target, StringComparison.Ordinal))
            {
                call.Service = AwsApi.Kms;
                return target;
            }

            if (target.StartsWith(EcsOperations.Target, StringComparison.Ordinal))
            {
                call.Service = AwsApi.Ecs;
                return target;
            }

            call.Service = AwsApi.CloudTrail;
            var at = target.IndexOf(CloudTrailTarget, StringComparison.Ordinal);
            return at < 0 ? target : $"{CloudTrailTarget}{target[(at + CloudTrailTarget.Length)..]}";
        }

        if (
            call.Header("content-type")
                ?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            is true
        )
        {
            call.Service = AwsApi.Sts;
            var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(call.Body.Span));
            return $"sts.{form.GetValueOrDefault("Action")}";
        }

        return "";
    }
}
