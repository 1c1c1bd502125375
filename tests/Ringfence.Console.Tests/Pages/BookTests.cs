using System.Net;
using Ringfence.Console.SignIn;
using Ringfence.Console.Tests.World;
using Ringfence.Controls;

namespace Ringfence.Console.Tests.Pages;

public sealed class BookTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task Every_control_has_its_page_and_every_framework()
    {
        using var http = await console.SignedInAsync(Role.Auditor);
        List<string> wrong = [];
        foreach (
            var path in Catalogue
                .All.Select(control => $"controls/{control.Id}")
                .Concat(
                    Catalogue.All.SelectMany(control => control.Cites).Select(cite => $"frameworks/{cite.Framework.Id}")
                )
                .Distinct()
        )
        {
            using var answer = await http.GetAsync($"/console/{path}");
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                wrong.Add($"{path}: {answer.StatusCode}");
            }
        }
        Assert.Empty(wrong);
    }
}
