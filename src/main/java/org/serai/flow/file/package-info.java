/** Files, from where others drop them to the door and back: over SFTP, FTP, FTPS and in a folder of this machine. */
@NullMarked
package org.serai.flow.file;

import org.jspecify.annotations.NullMarked;
