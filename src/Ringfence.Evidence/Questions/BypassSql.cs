using Ringfence.Evidence.Engines;
using Ringfence.Evidence.Ingest;

namespace Ringfence.Evidence.Questions;

/// <summary>The SQL of <c>bypass</c>: the page first, and then what is shown of it.</summary>
internal static class BypassSql
{
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    public static string Text(Dialect dialect, Scope scope, bool paged = true)
    {
        string[] shown = ["person", "principal", "role", "address", "endpoint"];
        return $"""
            SELECT p.time AS time, {string.Join(", ", shown.Select(name => $"{dialect.Text($"p.{name}")} AS {name}"))},
              {Door(dialect)} AS door, {dialect.Text("p.name")} AS operation, {dialect.Text(
                "p.model"
            )} AS model, coalesce({dialect.Text("p.error")}, 'success') AS outcome,
              coalesce(p.bearer, 0) AS bearer, p.request_id AS request_id,
              CASE WHEN {ByTheGateway(dialect, scope)} THEN 0 WHEN p.time BETWEEN (SELECT min(g.time) FROM gateway_call g) AND (SELECT max(coalesce(g.ended, g.time)) FROM gateway_call g) - :window THEN 1 ELSE 0 END AS sure,
              'absent' AS gateway_mark, {Marks.Word(
                $"coalesce({dialect.MarkNumber("p")}, 0)"
            )} AS cloudtrail_mark, {Marks.OfInvocation(dialect, "p")} AS invocation_mark{(
                paged ? ", 0 AS layer_number, p.event_id AS id" : ""
            )}
            FROM (SELECT e.* FROM {dialect.Unexplained("e")} WHERE {dialect.During("e", "unexplained", scope)}{After(dialect, scope)}{(
                paged ? $" ORDER BY {dialect.UnexplainedTime("e")} NULLS FIRST, e.event_id LIMIT :limit" : ""
            )}) p {Marks.Join(dialect, "invocation-log", "p", scope, Slack)}
            {(paged ? "ORDER BY p.time NULLS FIRST, p.event_id" : "")}
            """;
    }

    // Behind the last row of the page before: an event that is delivered late moves no other to another page.
    private static string After(Dialect dialect, Scope scope)
    {
        if (scope.Cursor is null)
        {
            return "";
        }

        var time = dialect.UnexplainedTime("e");
        return (PagingByRow.HasTime(scope) ? $" AND {time} >= :cursor_time" : "")
            + $" AND (coalesce({time}, 0) > :cursor_time OR (coalesce({time}, 0) = :cursor_time AND e.event_id > :cursor_id))";
    }

    // The gateway's redaction may ask a guardrail, and its record has no request id of that: by a role of recorded calls it may be the gateway's.
    private static string ByTheGateway(Dialect dialect, Scope scope) =>
        $"{dialect.Text("p.name")} = '{ModelCalls.GuardrailCheck}' AND p.role IN (SELECT s.role FROM event s WHERE s.model_call = 1 AND s.role IS NOT NULL AND {dialect.During("s", "event", scope)} AND s.request_id IN (SELECT n.aws_request_id FROM attempt n))";

    private static string Door(Dialect dialect)
    {
        var source = dialect.Text("p.source");
        var name = dialect.Text("p.name");
        return $"""
            CASE WHEN {name} IN ('ApplyGuardrail', 'InvokeGuardrailChecks') THEN 'guardrail' WHEN {name} = 'Retrieve' THEN 'knowledge-base' WHEN {dialect.Like(source, "bedrock-mantle%")} THEN 'mantle' WHEN {dialect.Like(
                source,
                "aws-external%"
            )} THEN 'claude-platform'
                WHEN {name} = 'CreateModelInvocationJob' THEN 'batch' WHEN {name} IN ('StartAsyncInvoke', 'InvokeModelWithBidirectionalStream') THEN 'asynchronous'
                WHEN {name} IN ('InvokeAgent', 'InvokeInlineAgent', 'InvokeAgentRuntime', 'InvokeAgentRuntimeForUser', 'InvokeFlow', 'StartFlowExecution', 'Rerank', 'GenerateQuery', 'OptimizePrompt', 'GetAgentMemory', 'PutInvocationStep', 'GetInvocationStep') OR {dialect.Like(
                name,
                "RetrieveAndGenerate%"
            )} THEN 'agents' WHEN {dialect.Like(name, "InvokeDataAutomation%")} THEN 'data-automation'
                WHEN {dialect.Like(dialect.Text("p.address"), "%.amazonaws.com")} THEN 'service' ELSE 'runtime' END
            """;
    }
}
