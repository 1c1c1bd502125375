using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ringfence.Console.Shell;

/// <summary>Our style sheet, scripts and pictures, out of the assembly: addressed by what is in them, so that browsers keep them for good.</summary>
internal static class AssetFiles
{
    private static readonly FrozenDictionary<string, (byte[] Bytes, string Hash)> Files = Load();

    /// <summary>The address of one, e.g. of <c>console.css</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static string Url(string name) => $"{ConsoleOptions.Prefix}/assets/{Files[name].Hash}/{name}";

    public static void MapAssets(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/assets/{hash}/{name}", Send).AllowAnonymous();

    private static IResult Send(HttpContext http, string hash, string name)
    {
        if (!Files.TryGetValue(name, out var file) || file.Hash != hash)
        {
            return Results.NotFound();
        }
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(file.Bytes, TypeOf(name));
    }

    private static string TypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "application/octet-stream",
        };

    private static FrozenDictionary<string, (byte[], string)> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = new Dictionary<string, (byte[], string)>();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            files[name] = (bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
        }
        return files.ToFrozenDictionary();
    }
}
