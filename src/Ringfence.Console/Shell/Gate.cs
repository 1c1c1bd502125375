using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ringfence.Console.Shell;

/// <summary>What every request passes, whichever page it is for: rules for the browser, the host's name, and proof that our own page sent it.</summary>
internal sealed partial class Gate(RequestDelegate next, HostNames names, IAntiforgery antiforgery, ILogger<Gate> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        BrowserRules.Write(http);
        if (!names.Knows(http.Request.Host))
        {
            await TellAsync(
                http,
                StatusCodes.Status421MisdirectedRequest,
                "This console does not go by that name. Console:Hosts says which names it has."
            );
            return;
        }
        if (!IsRead(http.Request.Method) && !await IsOursAsync(http))
        {
            await TellAsync(
                http,
                StatusCodes.Status400BadRequest,
                "The request did not come from a page of this console, or from one that is out of date. Load the page again."
            );
            return;
        }
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The browser left.
        }
        catch (Exception defect) when (!http.Response.HasStarted)
        {
            Log.Defect(log, defect, http.Request.Path);
            http.Response.Clear();
            BrowserRules.Write(http);
            await TellAsync(
                http,
                StatusCodes.Status500InternalServerError,
                "The console failed; the gateway goes on. The log says how."
            );
        }
    }

    // Before routing, so that no endpoint can forget it.
    private async Task<bool> IsOursAsync(HttpContext http)
    {
        if (http.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
        {
            return false;
        }
        return await antiforgery.IsRequestValidAsync(http);
    }

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static async Task TellAsync(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(text + "\n", http.RequestAborted);
    }

    private static partial class Log
    {
        [LoggerMessage(910, LogLevel.Error, "The console failed at {Path}")]
        public static partial void Defect(ILogger log, Exception defect, string path);
    }
}
