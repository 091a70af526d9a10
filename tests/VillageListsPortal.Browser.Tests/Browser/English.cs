using Microsoft.Playwright;

namespace VillageListsPortal.Browser.Tests.Browser;

/// <summary>What of a page an English reader's screen reader would stumble over: Chinese that is not marked as Chinese (settled S31).</summary>
public static class English
{
    private const string Run = """
        () => {
          const chinese = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;
          const marked = e => { const near = e.closest('[lang]'); return near && near.lang === 'zh-CN'; };
          const faults = [];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const text = texts.currentNode;
            if (chinese.test(text.data) && !marked(text.parentElement)) faults.push(text.parentElement.tagName + ': ' + text.data.trim());
          }
          for (const e of document.querySelectorAll('body *'))
            for (const name of ['placeholder', 'title', 'alt', 'aria-label', 'data-label'])
              if (chinese.test(e.getAttribute(name) || '') && !marked(e)) faults.push(e.tagName + ' ' + name + ': ' + e.getAttribute(name));
          if (document.documentElement.lang !== 'en') faults.push('lang=' + document.documentElement.lang);
          if (!document.title.endsWith('Four Lists')) faults.push('title: ' + document.title);
          return faults;
        }
        """;

    public static Task<string[]> FaultsAsync(IPage page) => page.EvaluateAsync<string[]>(Run);
}
